import { describe, expect, it } from 'vitest';
import { linesOf } from './zone-text.js';

describe('a template', () => {
  it('leaves holes in names and keeps their literal parts', () => {
    const text = [
      'www-{{ x }} A 1',
      '{{ y }}-db A 2',
      '<%= z %>.sub.example.com. A 3',
      '{{ host }} A 4',
      'a${env.n}b CNAME c-{{ d }}.example.net.',
      '@@NAME@@ MX 10 mail.{{ e }}',
      'p{# note #}q A 5',
      '$HOST A 6',
      'r CNAME {{ f }}x',
    ];
    expect(linesOf(text.join('\n'))).toEqual([
      'www-${x}.example.com A 1 zone:1:1',
      '${y}-db.example.com A 2 zone:2:1',
      '${z}.sub.example.com A 3 zone:3:1',
      '${host}example.com A 4 zone:4:1',
      'a${env.n}b.example.com CNAME c-${d}.example.net. zone:5:1',
      '${NAME}example.com MX 10 mail.${e} zone:6:1',
      'p${note}q.example.com A 5 zone:7:1',
      '${HOST}example.com A 6 zone:8:1',
      'r.example.com CNAME ${f}x.example.com. zone:9:1',
    ]);
  });

  it('leaves holes in RDATA, TTL and class', () => {
    expect(
      linesOf(
        'a {{ ttl }} IN A {{ ip }}\nb {{ ttl }} {{ class }} TXT "v={{ "x y" }}"\nc IN SPF "%{i} $MONEY"\n',
      ),
    ).toEqual([
      'a.example.com A ${ip} zone:1:1',
      'b.example.com TXT "v=${"x y"}" zone:2:1',
      'c.example.com SPF "%{i} $MONEY" zone:3:1',
    ]);
  });

  it('that decides the type leaves a gap for the owner, and one that decides all a gap for the zone', () => {
    expect(
      linesOf('a {{ type }} {{ data }}\nb-{{ n }} IN {{ rest }}\n@@ALL@@\n${more}\n  {{ records }}\n'),
    ).toEqual([
      'gap a.example.com: the type of the record here is left to a template zone:1:1',
      'gap b-${n}.example.com: the type of the record here is left to a template zone:2:1',
      'gap ${…}example.com: a template may put any records here zone:3:1',
      'gap ${…}example.com: a template may put any records here zone:4:1',
      'gap ${…}example.com: a template may put any records here zone:5:3',
    ]);
  });

  it('that leaves out or repeats lines leaves gaps for their owners', () => {
    const text = [
      'a A 1',
      '{% if x %} ; comment',
      'b A 2',
      ' A 3',
      '{%- else -%}',
      'c-{{ y }} A 4',
      '{% for h in hosts %}{% set z = 1 %}',
      'd A 5',
      '{% endfor %}',
      '{% endif %}',
      'e A 6',
      '{% include "more" %}',
      '{# a comment',
      '   f A 7 #}',
    ];
    expect(linesOf(text.join('\n'))).toEqual([
      'a.example.com A 1 zone:1:1',
      'e.example.com A 6 zone:11:1',
      'gap b.example.com: whether the record here is there is left to a template zone:3:1',
      'gap b.example.com: whether the record here is there is left to a template zone:4:2',
      'gap c-${y}.example.com: whether the record here is there is left to a template zone:6:1',
      'gap d.example.com: whether the record here is there is left to a template zone:8:1',
      'gap ${…}example.com: a template may put any records here zone:12:1',
    ]);
  });

  it('may open and close a block on the line of a record', () => {
    expect(linesOf('{% if x %}a A 1{% endif %}\n{% if y %}b A 2\nc A 3\n{% endif %}\nd A 4\n')).toEqual([
      '${if x}a.example.com A 1${endif} zone:1:1',
      'd.example.com A 4 zone:5:1',
      'gap ${if y}b.example.com: whether the record here is there is left to a template zone:2:1',
      'gap c.example.com: whether the record here is there is left to a template zone:3:1',
    ]);
  });

  it('of ERB, Go and Terraform has blocks too', () => {
    const text = [
      '<% hosts.each do |h| -%>',
      'a A 1',
      '<% end %>',
      '<% n = 1 %>',
      '<%# note %>',
      '{{- range $i, $h := .Hosts }}',
      'b A 2',
      '{{ end }}',
      '{{/* note */}}',
      '{{ $x := 1 }}',
      '%{ for h in hosts ~}',
      'c A 3',
      '%{ endfor ~}',
      '<% puts all %>',
      'd A 4',
    ];
    expect(linesOf(text.join('\n'))).toEqual([
      'd.example.com A 4 zone:15:1',
      'gap a.example.com: whether the record here is there is left to a template zone:2:1',
      'gap b.example.com: whether the record here is there is left to a template zone:7:1',
      'gap c.example.com: whether the record here is there is left to a template zone:12:1',
      'gap ${…}example.com: a template may put any records here zone:14:1',
    ]);
  });

  it('of m4 may put any records in place of a macro', () => {
    expect(linesOf("dnl comment\ndefine(`X', `y\n z')\na A 1\ninclude(`b')\ninclude A 2\n")).toEqual([
      'a.example.com A 1 zone:4:1',
      'include.example.com A 2 zone:6:1',
      'gap ${…}example.com: a template may put any records here zone:2:1',
      'gap ${…}example.com: a template may put any records here zone:5:1',
    ]);
  });

  it('may leave the origin or the included file open', () => {
    expect(
      linesOf(
        '$ORIGIN {{ zone }}.\na A 1\n$ORIGIN {{ sub }}\nb A 2\n$ORIGIN example.com.\n{% if x %}\n$ORIGIN c\n{% endif %}\nd A 3\n$INCLUDE {{ f }}.inc\n$TTL {{ ttl }}\n',
      ),
    ).toEqual([
      'a.${zone} A 1 zone:2:1',
      'b.${sub}example.com A 2 zone:4:1',
      'd.${…}example.com A 3 zone:9:1',
      'gap ${…}example.com: which file is included here is left to a template zone:10:1',
    ]);
  });

  it('is none where it does not end', () => {
    expect(linesOf('a{{b A 1\nc TXT {% d\n')).toEqual([
      'a{{b.example.com A 1 zone:1:1',
      'c.example.com TXT {% d zone:2:1',
    ]);
  });
});
