import path from 'node:path';

/** What failed in a step, for the end of the run: there it is read first, and a long run's own lines may be cut off above it. */
export interface Failure {
  readonly test: string;
  readonly message: string;
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
  readonly errors: readonly { readonly file: string | null; readonly message: string }[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly ok: boolean;
    readonly tests: readonly {
      readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
    }[];
  }[];
}

interface PlaywrightReport extends PlaywrightSuite {
  readonly errors: readonly { readonly message?: string }[];
}

/** What failed in the report of `vitest-report.ts`: tests, files without a failed test, errors outside any test; files are named from `root`. */
export function failuresOfVitest(report: VitestReport, root: string): readonly Failure[] {
  const named = (file: string) => path.relative(root, file).replaceAll('\\', '/');
  const within = report.testResults.flatMap((file) => {
    const name = named(file.name);
    const tests = file.assertionResults.filter(({ status }) => status === 'failed');
    if (file.status === 'failed' && tests.length === 0) return [{ test: name, message: file.message }];
    return tests.map(({ fullName, failureMessages }) => ({
      test: `${name} › ${fullName}`,
      message: failureMessages.join('\n'),
    }));
  });
  const outside = report.errors.map(({ file, message }) => ({
    test: file === null ? 'outside any test' : `${named(file)} › outside any test`,
    message,
  }));
  return [...within, ...outside];
}

/** The tests of Playwright's JSON report that failed, or passed only when repeated, and errors outside any test. */
export function failuresOfPlaywright(report: PlaywrightReport): readonly Failure[] {
  const within = (suite: PlaywrightSuite): readonly Failure[] => [
    ...(suite.specs ?? [])
      .map((spec) => ({
        spec,
        errors: spec.tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors)),
      }))
      .filter(({ spec, errors }) => !spec.ok || errors.length > 0)
      .map(({ spec, errors }) => ({
        test: `${spec.file}:${spec.line} › ${spec.title}`,
        message: errors.map(({ message }) => message ?? '').join('\n'),
      })),
    ...(suite.suites ?? []).flatMap(within),
  ];
  return [
    ...within(report),
    ...report.errors.map(({ message }) => ({ test: 'outside any test', message: message ?? '' })),
  ];
}

const LINES_OF_A_MESSAGE = 30;
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with this character
const COLOUR = /\u001b\[[0-9;]*m/g;

/** A failure as lines for a terminal: the test, and the beginning of what it said, without colours. */
export function printFailure({ test, message }: Failure): string {
  const lines = message.replaceAll(COLOUR, '').trimEnd().split('\n');
  const more = lines.length > LINES_OF_A_MESSAGE ? [`… ${lines.length - LINES_OF_A_MESSAGE} more lines`] : [];
  return [
    `failed: ${test}`,
    ...[...lines.slice(0, LINES_OF_A_MESSAGE), ...more].map((line) => `  ${line}`),
  ].join('\n');
}
