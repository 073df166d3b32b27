// Loaded before a command: Node keeps what it compiles, types stripped, beside the packages. Half of a short run is compiling.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)));
