import { resolve } from 'node:path';
import { build } from 'vite';

/** Bundles a source file, with all that it imports, into a folder. */
export async function bundleInto(outDir: string, source: string, name: string): Promise<void> {
  const isModule = name.endsWith('.mjs');
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    // The sources know the folder of the CommonJS that is shipped.
    define: isModule ? { __dirname: 'import.meta.dirname' } : {},
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: {
        input: resolve(source),
        output: { entryFileNames: name, format: isModule ? 'es' : 'cjs' },
      },
    },
  });
}
