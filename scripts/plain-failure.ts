// Imported first by every script a person runs: a failure is then told in its own words, which say what to do, without the
// stack of a program the reader did not write. WAYMARK_STACK=1 shows the stack.
process.on('uncaughtException', (error: unknown) => {
  const isError = error instanceof Error;
  const text = isError ? (process.env.WAYMARK_STACK === '1' ? error.stack : error.message) : String(error);
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
});
