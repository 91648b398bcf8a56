{#- The table of the schema that the loader writes to; none while no message has made it. -#}
{% macro segue_relation(table) %}
    {%- set found = namespace(relation=none) -%}
    {%- for name in [table, '_' ~ table] if found.relation is none -%}
        {%- set relation = adapter.get_relation(
            database=var('segue_database', target.database),
            schema=var('segue_schema'),
            identifier=segue_folded(name)
        ) -%}
        {%- if relation is not none -%}
            {%- set found.relation = relation -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(found.relation) }}
{% endmacro %}

{#- Unquoted names are stored in capitals by Snowflake, as they are written by the others. -#}
{% macro segue_folded(name) %}
    {{ return(name | upper if target.type == 'snowflake' else name) }}
{% endmacro %}

{#-
    The column of a property in this table; none while no message has made it. Where its name is a word that the
    warehouse reserves, the loader has set an underscore before it.
-#}
{% macro segue_column(columns, name) %}
    {%- set found = namespace(column=none) -%}
    {%- for candidate in [name, '_' ~ name] if found.column is none -%}
        {%- for column in columns if found.column is none and column.name | lower == candidate -%}
            {%- set found.column = column -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(found.column) }}
{% endmacro %}

{#- Whether a text matches a regular expression anywhere. -#}
{% macro segue_matches(expression, pattern) %}
    {{ return(adapter.dispatch('segue_matches')(expression, pattern)) }}
{% endmacro %}

{% macro default__segue_matches(expression, pattern) %}
    {{ return(expression ~ " ~ " ~ segue_text(pattern)) }}
{% endmacro %}

{% macro duckdb__segue_matches(expression, pattern) %}
    {{ return("regexp_matches(" ~ expression ~ ", " ~ segue_text(pattern) ~ ")") }}
{% endmacro %}

{% macro bigquery__segue_matches(expression, pattern) %}
    {{ return("regexp_contains(" ~ expression ~ ", " ~ segue_text(pattern) ~ ")") }}
{% endmacro %}

{% macro snowflake__segue_matches(expression, pattern) %}
    {{ return("regexp_instr(" ~ expression ~ ", " ~ segue_text(pattern) ~ ") > 0") }}
{% endmacro %}

{% macro spark__segue_matches(expression, pattern) %}
    {{ return(expression ~ " rlike " ~ segue_text(pattern)) }}
{% endmacro %}

{#- A text as a literal of the warehouse's SQL. -#}
{% macro segue_text(text) %}
    {%- set quoted = text | replace("'", "''") -%}
    {%- if target.type in ['bigquery', 'spark', 'databricks', 'snowflake', 'redshift'] -%}
        {%- set quoted = text | replace('\\', '\\\\') | replace("'", "\\'") -%}
    {%- endif -%}
    {{ return("'" ~ quoted ~ "'") }}
{% endmacro %}
