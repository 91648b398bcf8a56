{#-
    The plan held against the tables: a row for each planned event, with an empty property, and one for each of its
    properties. A property is missing in a row where it is null, and wrong where its value breaks the plan.
-#}
{% macro segue_report(plan) %}
    {%- set selects = [] -%}
    {%- for event in plan -%}
        {%- do selects.extend(segue_event_selects(event)) -%}
    {%- endfor -%}
    {{ return(selects | join('\nunion all\n')) }}
{% endmacro %}

{% macro segue_event_selects(event) %}
    {%- set relations = [] -%}
    {%- for table in event.tables -%}
        {%- set relation = segue_relation(table) -%}
        {%- if relation is not none -%}
            {%- do relations.append(relation) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set selects = [] -%}
    {%- for property in [none] + event.properties -%}
        {%- if relations | length == 1 -%}
            {%- do selects.append(segue_select(event, property, relations[0])) -%}
        {%- elif relations -%}
            {%- do selects.append(segue_sum(event, property, relations)) -%}
        {%- else -%}
            {%- do selects.append(segue_none(event, property)) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(selects) }}
{% endmacro %}

{#- The row of an event that has made no table. -#}
{% macro segue_none(event, property) %}
    {%- set never = 'cast(null as ' ~ dbt.type_timestamp() ~ ')' -%}
    {%- set source -%}
        select
            {{ segue_text(event.name) }} as event,
            {{ segue_text(property.path if property is not none else '') }} as property,
            0 as seen,
            {{ never }} as first_seen,
            {{ never }} as last_seen,
            0 as missing,
            0 as wrong
    {%- endset -%}
    {{ return(source) }}
{% endmacro %}

{#- The row of an event whose messages came by more than one call, and so to more than one table. -#}
{% macro segue_sum(event, property, relations) %}
    {%- set parts = [] -%}
    {%- for relation in relations -%}
        {%- do parts.append(segue_select(event, property, relation)) -%}
    {%- endfor -%}
    {%- set source -%}
        select
            event,
            property,
            sum(seen) as seen,
            min(first_seen) as first_seen,
            max(last_seen) as last_seen,
            sum(missing) as missing,
            sum(wrong) as wrong
        from (
            {{ parts | join('\nunion all\n') }}
        ) as parts
        group by event, property
    {%- endset -%}
    {{ return(source) }}
{% endmacro %}

{% macro segue_select(event, property, relation) %}
    {%- set columns = adapter.get_columns_in_relation(relation) -%}
    {%- set column = segue_column(columns, property.column) if property is not none else none -%}
    {%- set seen_at = adapter.quote((segue_column(columns, 'timestamp') or segue_column(columns, 'received_at')).name) -%}
    {%- set missing = '0' -%}
    {%- set wrong = '0' -%}
    {%- if property is not none and column is none -%}
        {%- set missing = 'count(*)' -%}
    {%- elif property is not none -%}
        {%- set name = adapter.quote(column.name) -%}
        {%- set violations = segue_violations(column, property) -%}
        {%- set missing = 'sum(case when ' ~ name ~ ' is null then 1 else 0 end)' -%}
        {%- if violations -%}
            {%- set wrong = 'sum(case when ' ~ name ~ ' is not null and (' ~ violations | join(' or ')
                ~ ') then 1 else 0 end)' -%}
        {%- endif -%}
    {%- endif -%}
    {%- set source -%}
        select
            {{ segue_text(event.name) }} as event,
            {{ segue_text(property.path if property is not none else '') }} as property,
            count(*) as seen,
            min({{ seen_at }}) as first_seen,
            max({{ seen_at }}) as last_seen,
            coalesce({{ missing }}, 0) as missing,
            coalesce({{ wrong }}, 0) as wrong
        from {{ relation }}
        {{ segue_own_rows(event, columns) }}
    {%- endset -%}
    {{ return(source) }}
{% endmacro %}

{#-
    Which rows of the table are the event's. Pages share one and are told apart by their names; so are events whose
    names differ in nothing that the loader keeps in the table's name.
-#}
{% macro segue_own_rows(event, columns) %}
    {%- set event_text = segue_column(columns, 'event_text') -%}
    {%- if event_text is not none -%}
        {{ return('where ' ~ adapter.quote(event_text.name) ~ ' = ' ~ segue_text(event.name)) }}
    {%- elif event.page -%}
        {{ return('where ' ~ adapter.quote('name') ~ ' = ' ~ segue_text(event.page)) }}
    {%- endif -%}
    {{ return('') }}
{% endmacro %}
