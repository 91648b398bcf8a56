{#- What a column holds: text, integer, number, boolean, time or other, by the name of its type. -#}
{% macro segue_family(column) %}
    {%- set type = column.dtype | lower -%}
    {%- if 'char' in type or 'text' in type or 'string' in type -%}
        {{ return('text') }}
    {%- elif 'bool' in type -%}
        {{ return('boolean') }}
    {%- elif 'time' in type or type == 'date' -%}
        {{ return('time') }}
    {%- elif 'int' in type and 'interval' not in type and 'point' not in type -%}
        {{ return('integer') }}
    {%- elif type.split('(')[0] in ['decimal', 'numeric', 'bignumeric', 'number', 'double', 'double precision',
                                    'float', 'float4', 'float8', 'float64', 'real'] -%}
        {{ return('number') }}
    {%- endif -%}
    {{ return('other') }}
{% endmacro %}

{#-
    The conditions under which a value of the column, one that is there, breaks what the plan says of the property.
    A loader keeps one type a column: where it is the planned one, or text that reads as the planned one, the value
    is right.
-#}
{% macro segue_violations(column, property) %}
    {%- set name = adapter.quote(column.name) -%}
    {%- set family = segue_family(column) -%}
    {%- set conditions = [segue_wrong_type(name, family, property.type)] -%}
    {%- if property.allowed -%}
        {%- do conditions.append(segue_not_among(name, family, property.allowed)) -%}
    {%- endif -%}
    {%- set number = segue_as_number(name, family) -%}
    {%- if property.minimum is not none -%}
        {%- do conditions.append(number ~ ' < ' ~ property.minimum) -%}
    {%- endif -%}
    {%- if property.maximum is not none -%}
        {%- do conditions.append(number ~ ' > ' ~ property.maximum) -%}
    {%- endif -%}
    {%- if family == 'text' -%}
        {%- if property.min_length is not none -%}
            {%- do conditions.append('length(' ~ name ~ ') < ' ~ property.min_length) -%}
        {%- endif -%}
        {%- if property.max_length is not none -%}
            {%- do conditions.append('length(' ~ name ~ ') > ' ~ property.max_length) -%}
        {%- endif -%}
        {%- if property.pattern is not none -%}
            {%- do conditions.append('not ' ~ segue_matches(name, property.pattern)) -%}
        {%- endif -%}
    {%- endif -%}
    {{ return(conditions | reject('none') | list) }}
{% endmacro %}

{#- The condition under which the value is not of the planned type; none where it cannot be told. -#}
{% macro segue_wrong_type(name, family, type) %}
    {%- if type == 'string' -%}
        {{ return('true' if family in ['integer', 'number', 'boolean'] else none) }}
    {%- elif type == 'number' -%}
        {%- if family == 'text' -%}
            {{ return('not ' ~ segue_matches(name, '^-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?$')) }}
        {%- endif -%}
        {{ return('true' if family in ['boolean', 'time'] else none) }}
    {%- elif type == 'integer' -%}
        {%- if family == 'text' -%}
            {{ return('not ' ~ segue_matches(name, '^-?[0-9]+([.]0+)?$')) }}
        {%- elif family == 'number' -%}
            {{ return(name ~ ' <> floor(' ~ name ~ ')') }}
        {%- endif -%}
        {{ return('true' if family in ['boolean', 'time'] else none) }}
    {%- elif type == 'boolean' -%}
        {%- if family == 'text' -%}
            {{ return("lower(" ~ name ~ ") not in ('true', 'false')") }}
        {%- endif -%}
        {{ return('true' if family in ['integer', 'number', 'time'] else none) }}
    {%- elif type == 'array' -%}
        {%- if family == 'text' -%}
            {{ return('not ' ~ segue_matches(name, '^ *[[]')) }}
        {%- endif -%}
        {{ return('true' if family in ['integer', 'number', 'boolean', 'time'] else none) }}
    {%- endif -%}
    {{ return(none) }}
{% endmacro %}

{#- The condition under which the value is none of those that the plan allows. -#}
{% macro segue_not_among(name, family, values) %}
    {%- set literals = [] -%}
    {%- for value in values if value is not none -%}
        {%- do literals.append(segue_text(value if value is string else value | tojson)) -%}
    {%- endfor -%}
    {%- set text = name if family == 'text' else 'cast(' ~ name ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    {{ return(text ~ ' not in (' ~ literals | join(', ') ~ ')') }}
{% endmacro %}

{#- The value as a number; null where it is none. -#}
{% macro segue_as_number(name, family) %}
    {%- if family in ['integer', 'number'] -%}
        {{ return(name) }}
    {%- elif family == 'text' -%}
        {%- set is_number = segue_matches(name, '^-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?$') -%}
        {{ return('case when ' ~ is_number ~ ' then cast(' ~ name ~ ' as ' ~ dbt.type_float() ~ ') end') }}
    {%- endif -%}
    {{ return('cast(null as ' ~ dbt.type_float() ~ ')') }}
{% endmacro %}
