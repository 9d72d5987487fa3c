// The peer's production build.

import { build } from 'esbuild';

await build({
  entryPoints: ['peer/main.jsx'],
  outfile: 'build/peer.js',
  bundle: true,
  minify: true,
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
