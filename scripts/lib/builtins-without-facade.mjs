import { isBuiltin } from 'node:module';
import { parseAst } from 'vite';

/**
 * For an `import` of one of its modules Node fills a facade: it reads every export, and so loads what the module itself loads only when a part is first used,
 * such as Web Crypto for `node:crypto`. `process.getBuiltinModule` answers the module and does nothing more: half of the time, at every start.
 * @type {import('vite').Plugin}
 */
export const builtinsWithoutFacade = {
  name: 'builtins-without-facade',
  renderChunk(code) {
    let written = '';
    let end = 0;
    for (const statement of parseAst(code).body) {
      if (statement.type !== 'ImportDeclaration' || !isBuiltin(statement.source.value)) continue;
      written += code.slice(end, statement.start) + asConstants(statement);
      end = statement.end;
    }
    return end === 0 ? null : { code: written + code.slice(end), map: null };
  },
};

/** @type {(statement: import('vite').ESTree.ImportDeclaration) => string} */
function asConstants({ specifiers, source }) {
  // A chunk may call one of these modules `process` itself.
  const module = `globalThis.process.getBuiltinModule(${JSON.stringify(source.value)})`;
  const whole = specifiers.flatMap((each) => (each.type === 'ImportSpecifier' ? [] : [each.local.name]));
  const parts = specifiers.flatMap((each) => (each.type === 'ImportSpecifier' ? [`${nameOf(each.imported)}: ${each.local.name}`] : []));
  return [...whole, ...(parts.length === 0 ? [] : [`{ ${parts.join(', ')} }`])].map((target) => `const ${target} = ${module};`).join('\n');
}

/** @type {(name: import('vite').ESTree.ModuleExportName) => string} */
function nameOf(name) {
  return name.type === 'Literal' ? JSON.stringify(name.value) : name.name;
}
