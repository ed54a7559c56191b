import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** One import or re-export, dynamic ones included. */
export interface Import {
  readonly from: string;
  /** What is imported as a value; `*` for all of it. */
  readonly names: readonly string[];
  readonly typeOnly: boolean;
  /** Whether it is an `import()`, which loads nothing before it is reached. */
  readonly isLazy: boolean;
}

/** A file of src, parsed. */
export interface Module {
  /** Below src, forward slashes. */
  readonly path: string;
  readonly source: ts.SourceFile;
  readonly imports: readonly Import[];
}

/** Every file of src. */
export const modules: readonly Module[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => path.endsWith('.ts'))
  .sort()
  .map(readModule);

function readModule(path: string): Module {
  const source = ts.createSourceFile(path, readFileSync(`src/${path}`, 'utf8'), ts.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  visit(source, node => {
    if (ts.isImportDeclaration(node)) imports.push(importOf(node));
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      imports.push({
        from: textOf(node.moduleSpecifier),
        names: [],
        typeOnly: node.isTypeOnly,
        isLazy: false,
      });
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      imports.push({ from: textOf(node.arguments[0]!), names: ['*'], typeOnly: false, isLazy: true });
    }
  });
  return { path, source, imports };
}

function importOf(node: ts.ImportDeclaration): Import {
  const clause = node.importClause;
  const bindings = clause?.namedBindings;
  const named = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
  const valued = named.filter(element => !element.isTypeOnly);
  const wholesale =
    clause === undefined || clause.name !== undefined || (bindings && ts.isNamespaceImport(bindings));
  return {
    from: textOf(node.moduleSpecifier),
    isLazy: false,
    names: wholesale ? ['*'] : valued.map(element => (element.propertyName ?? element.name).text),
    typeOnly:
      clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
      (!wholesale && named.length > 0 && valued.length === 0),
  };
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : node.getText();
}

/** Shows a node and all that is in it, outermost first. */
export function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, child => visit(child, see));
}

/** `path:line` of a node. */
export function lineOf(module: Module, node: ts.Node): string {
  return `${module.path}:${module.source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** The file of src that a relative import names. */
export function resolved(module: Module, from: string): string {
  return posix.join(posix.dirname(module.path), from).replace(/\.js$/, '.ts');
}
