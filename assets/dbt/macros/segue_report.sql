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
    {%- set relation = segue_relation(event.table) -%}
    {%- if relation is none -%}
        {%- set columns = [] -%}
    {%- else -%}
        {%- set columns = adapter.get_columns_in_relation(relation) -%}
    {%- endif -%}
    {%- set selects = [segue_select(event, none, relation, columns)] -%}
    {%- for property in event.properties -%}
        {%- do selects.append(segue_select(event, property, relation, columns)) -%}
    {%- endfor -%}
    {{ return(selects) }}
{% endmacro %}

{% macro segue_select(event, property, relation, columns) %}
    {%- set column = segue_column(columns, property.column) if property is not none else none -%}
    {%- set seen_at = adapter.quote((segue_column(columns, 'timestamp') or segue_column(columns, 'received_at')).name)
        if columns else 'cast(null as ' ~ dbt.type_timestamp() ~ ')' -%}
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
        {% if relation is none -%}
        from (select 1 as nothing) as no_rows where 1 = 0
        {%- else -%}
        from {{ relation }}{% if event.page %} where {{ adapter.quote('name') }} = {{ segue_text(event.page) }}{% endif %}
        {%- endif %}
    {%- endset -%}
    {{ return(source) }}
{% endmacro %}
