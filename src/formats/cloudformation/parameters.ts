import { spanOfText } from '../../syntax/fields.js';
import type { YamlNode } from '../../syntax/yaml.js';
import { choiceOf, type Evaluated, partsOf, textValue, unknownValue } from './evaluated.js';
import { childOf, isNull, itemsOf } from './intrinsic.js';
import type { Setting } from './parameter-files.js';

/**
 * What a parameter is, as far as the repository tells: what its parameter files set, else one of its allowed values,
 * else its default, which a deployment may override from outside the repository.
 */
export function parameterValue(
  name: string,
  definition: YamlNode,
  settings: readonly (Setting | undefined)[],
): Evaluated {
  const { span } = definition;
  const type = textOfChild(definition, 'Type') ?? 'String';
  if (type.startsWith('AWS::SSM::Parameter::Value'))
    return unknownValue(name, 'a parameter that comes from the Systems Manager Parameter Store', span);
  const written = childOf(definition, 'Default');
  const byDefault = written && !isNull(written) ? written : undefined;
  const asValue = (text: string, at = span): Evaluated =>
    /^(?:List<|CommaDelimitedList)/.test(type)
      ? { kind: 'list', items: text.split(',').map(item => textValue([item.trim()], at)), span: at }
      : textValue([text], at);
  const defaultValue =
    byDefault?.kind === 'scalar'
      ? defaultOf(name, asValue(byDefault.text, spanOfText(byDefault)))
      : unknownValue(name, 'a parameter without a default', span);
  if (settings.length > 0) {
    const values = settings.map(setting => {
      if (setting === undefined) return defaultValue;
      if (setting.text !== undefined) return asValue(setting.text, setting.span);
      return unknownValue(
        name,
        `a parameter that ${setting.span.file.path} sets to something not known`,
        span,
      );
    });
    return choiceOf(values, { expression: name, reason: 'a parameter that is set in several ways' }, span);
  }
  const allowed = childOf(definition, 'AllowedValues');
  const values = (allowed && itemsOf(allowed)) ?? [];
  if (values.length === 0 || values.some(({ kind }) => kind !== 'scalar')) return defaultValue;
  return choiceOf(
    values.map(value => (value.kind === 'scalar' ? asValue(value.text, spanOfText(value)) : defaultValue)),
    { expression: name, reason: 'a parameter with several allowed values' },
    span,
  );
}

function defaultOf(name: string, value: Evaluated): Evaluated {
  if (value.kind !== 'text') return value;
  const text = partsOf(value).join('');
  return {
    ...value,
    byDefault: { expression: name, reason: `a parameter that is \`${text}\` only by default` },
  };
}

function textOfChild(node: YamlNode, key: string): string | undefined {
  const child = childOf(node, key);
  return child?.kind === 'scalar' ? child.text : undefined;
}
