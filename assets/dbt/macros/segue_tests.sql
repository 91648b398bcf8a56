{#- At least one message has made it into the table of the event, or into the one that it can have beside it. -#}
{% test segue_arrives(model, or_in=none) %}
    {%- set conditions = [] -%}
    {%- for table in [model.identifier, or_in] if table is not none -%}
        {%- set relation = segue_relation(table) -%}
        {%- if relation is not none -%}
            {%- do conditions.append('not exists (select 1 from ' ~ relation ~ ')') -%}
        {%- endif -%}
    {%- endfor -%}
    select 'no message has arrived' as failure
    {% if conditions -%}
    where {{ conditions | join(' and ') }}
    {%- endif %}
{% endtest %}

{#- The property is there in at least this share of the messages: 1 for all of them. -#}
{% test segue_present(model, column_name, at_least=1) %}
    {%- set relation = segue_relation(model.identifier) -%}
    {%- set columns = adapter.get_columns_in_relation(relation) if relation is not none else [] -%}
    {%- set column = segue_column(columns, column_name) -%}
    {%- if relation is none -%}
        {{ segue_no_rows() }}
    {%- else -%}
        {%- set there = 'count(' ~ adapter.quote(column.name) ~ ')' if column is not none else '0' -%}
        select
            count(*) as messages,
            {{ there }} as present
        from {{ relation }}
        having {{ there }} < count(*) * {{ at_least }}
    {%- endif -%}
{% endtest %}

{#- Values are of the planned type. -#}
{% test segue_type(model, column_name, type) %}
    {{ segue_failing(model, column_name, {'type': type}) }}
{% endtest %}

{#- Values are among those that the plan allows. -#}
{% test segue_allowed(model, column_name, values) %}
    {{ segue_failing(model, column_name, {'allowed': values}) }}
{% endtest %}

{#- Numbers are within their bounds. -#}
{% test segue_bounds(model, column_name, minimum=none, maximum=none) %}
    {{ segue_failing(model, column_name, {'minimum': minimum, 'maximum': maximum}) }}
{% endtest %}

{#- Texts have as many characters as they may have. -#}
{% test segue_length(model, column_name, min_length=none, max_length=none) %}
    {{ segue_failing(model, column_name, {'min_length': min_length, 'max_length': max_length}) }}
{% endtest %}

{#- Texts match the regular expression. -#}
{% test segue_pattern(model, column_name, pattern) %}
    {{ segue_failing(model, column_name, {'pattern': pattern}) }}
{% endtest %}

{#- The rows whose value breaks one of these constraints. -#}
{% macro segue_failing(model, column_name, constraints) %}
    {%- set relation = segue_relation(model.identifier) -%}
    {%- set columns = adapter.get_columns_in_relation(relation) if relation is not none else [] -%}
    {%- set column = segue_column(columns, column_name) -%}
    {%- set property = {
        'type': none, 'allowed': [], 'minimum': none, 'maximum': none,
        'min_length': none, 'max_length': none, 'pattern': none
    } -%}
    {%- do property.update(constraints) -%}
    {%- set violations = segue_violations(column, property) if column is not none else [] -%}
    {%- if violations -%}
        select {{ adapter.quote(column.name) }} as failing
        from {{ relation }}
        where {{ adapter.quote(column.name) }} is not null and ({{ violations | join(' or ') }})
    {%- else -%}
        {{ segue_no_rows() }}
    {%- endif -%}
{% endmacro %}

{% macro segue_no_rows() %}
    select 1 as nothing from (select 1 as nothing) as no_rows where 1 = 0
{% endmacro %}

{#- Events in the table of all track calls that the plan does not hold, by the names that they were sent with. -#}
{% macro segue_unplanned_events(plan) %}
    {%- set relation = segue_relation('tracks') -%}
    {%- if relation is none -%}
        {{ segue_no_rows() }}
    {%- else -%}
        select
            event_text as event,
            count(*) as messages
        from {{ relation }}
        where event_text not in ({% for event in plan %}{{ segue_text(event.name) }}{{ ', ' if not loop.last }}{% endfor %})
        group by event_text
    {%- endif -%}
{% endmacro %}
