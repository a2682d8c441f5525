import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, resolveRuntime } from '../../scripts/runtime.ts';
import { tool } from '../../scripts/tool.ts';
import { type Break, breakProgram } from './broken-program';
import type { Circumstances, Fault, Outcome } from './fault';

interface Spec {
  readonly title: string;
  readonly ok: boolean;
  readonly tests: readonly {
    readonly annotations?: readonly { readonly type: string; readonly description?: string }[];
    readonly results: readonly { readonly error?: { readonly message?: string } }[];
  }[];
}
interface Suite {
  readonly specs?: readonly Spec[];
  readonly suites?: readonly Suite[];
}

const specsOf = (suite: Suite): Spec[] => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/** Runs tests in real windows and gives what failed. `within` comes before the command. */
function inWindows(
  { folder, seed, broken }: Circumstances,
  given: {
    readonly files: readonly string[];
    readonly title?: string;
    /** How the program is broken on purpose, if it is. */
    readonly breaks: readonly Break[];
    readonly environment?: Readonly<Record<string, string>>;
    readonly within?: readonly string[];
  },
): {
  readonly tests: number;
  readonly failures: string[];
  readonly figures: Readonly<Record<string, string>>;
} {
  if (!existsSync(path.join(projectRoot, 'out/main/index.cjs')))
    return { tests: 0, failures: ['the program is not built: npm run build'], figures: {} };
  const report = path.join(folder('windows'), 'report.json');
  mkdirSync(path.dirname(report), { recursive: true });
  const [program = '', ...args] = [
    ...(given.within ?? []),
    ...tool('@playwright/test', 'playwright'),
    ...['test', '-c', 'tests/playwright.config.ts', '--reporter=json', ...given.files],
    ...(given.title === undefined ? [] : ['--grep', given.title]),
  ];
  const ended = spawnSync(program, args, {
    cwd: projectRoot,
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
    env: {
      ...process.env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      HARM_SEED: String(seed),
      ...(broken ? { WAYMARK_E2E_PROGRAM: breakProgram(given.breaks) } : {}),
      ...given.environment,
    },
  });
  if (!existsSync(report))
    return { tests: 0, failures: [`no report: ${ended.stderr.slice(-500)}`], figures: {} };
  const specs = specsOf(JSON.parse(readFileSync(report, 'utf8')) as Suite);
  if (specs.length === 0)
    return { tests: 0, failures: [`no test ran: ${ended.stderr.slice(-500)}`], figures: {} };
  const notes = specs.flatMap(({ tests }) => tests[0]?.annotations ?? []);
  return {
    tests: specs.length,
    figures: Object.fromEntries(
      notes.filter(({ type }) => type === 'figures').map(({ type, description = '' }) => [type, description]),
    ),
    failures: specs
      .filter(({ ok }) => !ok)
      .map(
        ({ title, tests }) => `${title}: ${(tests[0]?.results.at(-1)?.error?.message ?? '').slice(0, 400)}`,
      ),
  };
}

const HARM = ['tests/e2e/harm.spec.ts'];
const HOSTILE = ['tests/e2e/hostile-page.spec.ts'];
const perLane = (short: number, usual: number, night: number) => ({ short, usual, night });

/** The walls around a page, each taken away. */
const NO_WALLS: readonly Break[] = [
  {
    file: 'index',
    from: 'function contentPolicy(nonce){',
    to: "function contentPolicy(nonce){return `default-src * data: blob: 'unsafe-inline' 'unsafe-eval'`;",
  },
  { file: 'index', from: 'cancel:!isOurs(', to: 'cancel:!1&&!isOurs(' },
  { file: 'index', from: 'mode:`fixed_servers`', to: 'mode:`direct`' },
  { file: 'index', from: 'MAP * ~NOTFOUND', to: 'MAP nowhere.invalid ~NOTFOUND' },
  { file: 'index', from: 'WebRtcHideLocalIpsWithMdns', to: 'NothingOfTheKind' },
  { file: 'index', from: '`disable_non_proxied_udp`', to: '`default`' },
];

const wildCalls: Fault = {
  name: 'wild calls',
  proves:
    'any input to any call of the page ends in a coded reply without path or stack, and the program goes on',
  runs: perLane(500, 10_000, 200_000),
  broken: 'the inputs of calls are not looked at',
  run: async (given) => {
    const { failures } = inWindows(given, {
      files: HARM,
      title: 'any input to any call',
      breaks: [{ file: 'checked-calls', from: 'if(result.success)return result.data;', to: 'return input;' }],
      environment: { HARM_CALLS: String(given.runs) },
    });
    return { runs: given.runs, failures };
  },
};

const secondStarts: Fault = {
  name: 'second starts',
  proves: 'of many starts on the same data exactly one has it, and the others end at once with a word',
  runs: perLane(3, 20, 100),
  broken: 'nobody asks whether the program is open already',
  run: async (given) => {
    const { failures } = inWindows(given, {
      files: HARM,
      title: 'of many starts at once',
      breaks: [{ file: 'index', from: 'requestSingleInstanceLock()', to: 'requestSingleInstanceLock()||!0' }],
      environment: { HARM_STARTS: String(Math.min(20, given.runs)) },
    });
    return { runs: given.runs, failures };
  },
};

const leaks: Fault = {
  name: 'words that leak',
  proves: 'words of an answer stand in no log, no temporary file and no title',
  runs: perLane(1, 1, 1),
  broken: 'what calls bring is written into a temporary file',
  run: async (given) => {
    const { failures } = inWindows(given, {
      files: HARM,
      title: 'words of an answer',
      breaks: [
        {
          file: 'checked-calls',
          from: 'function parseInput(call,input){',
          to: 'function parseInput(call,input){require(`node:fs`).appendFileSync(require(`node:os`).tmpdir()+`/waymark-said`,JSON.stringify(input));',
        },
      ],
    });
    return { runs: 1, failures };
  },
};

const takenOver: Fault = {
  name: 'a page that has been taken over',
  proves:
    'a script in the page reaches no network, file, window, download, permission, Node or call that is not listed',
  runs: perLane(1, 1, 1),
  broken: 'no content policy, and no request is refused',
  run: async (given) => {
    const { tests, failures } = inWindows(given, {
      files: HOSTILE,
      breaks: NO_WALLS,
    });
    return { runs: tests, failures };
  },
};

/** Everything that would leave this PC would have to pass the one way out, which counts; nothing is at its other end. */
const WALLED_IN = [
  ...['set -e', 'ip link set lo up', 'ip link add out0 type veth peer name out1'],
  ...['sysctl -qw net.ipv6.conf.all.disable_ipv6=1 2>/dev/null || true'],
  ...['ip addr add 10.9.9.1/24 dev out0', 'ip link set out0 up', 'ip link set out1 up'],
  ...['ip neigh add 10.9.9.2 lladdr 02:00:00:00:00:01 dev out0', 'ip route add default via 10.9.9.2'],
];

const WITHOUT_NETWORK = ['restore', 'hostile-page', 'search', 'keeps-everything'];

/** Bytes that went out of a network of our own while a command ran in it. */
function sentDuring(command: string, report: string): readonly string[] {
  const script = [...WALLED_IN, command, `awk '/out0:/ { print $10 }' /proc/net/dev > '${report}'`].join(
    '\n',
  );
  return ['unshare', '--net', 'sh', '-c', script];
}

const silence: Fault = {
  name: 'no network',
  proves: 'the program works in a network with nobody in it, and sends not one byte there',
  runs: perLane(0, 1, 1),
  broken: 'the network is not closed to the page',
  run: async (given): Promise<Outcome> => {
    const counted = path.join(given.folder('network'), 'sent');
    mkdirSync(path.dirname(counted), { recursive: true });
    const trial = sentDuring('true', counted);
    const tried = spawnSync(trial[0] ?? '', trial.slice(1), { encoding: 'utf8' });
    if (process.platform !== 'linux' || tried.status !== 0)
      return {
        runs: 0,
        failures: [],
        impossible: `a network of our own is made by root on Linux only ${tried.stderr ?? ''}`.trim(),
      };
    const sent = () => Number(readFileSync(counted, 'utf8'));
    const quiet = sent();
    // Shows that what is sent is counted.
    const loud = sentDuring(
      'node -e \'require("dgram").createSocket("udp4").send("x",9,"203.0.113.1",()=>process.exit())\'',
      counted,
    );
    spawnSync(loud[0] ?? '', loud.slice(1));
    const isCounting = sent() > quiet;
    const whole = given.lane === 'night';
    const network = sentDuring('"$@" || true', counted);
    // What is made ready before the program starts would look for a newer one in the network; that is not the program.
    const { kind } = await resolveRuntime();
    const { tests, failures } = inWindows(given, {
      ...(kind === 'fallback' ? { environment: { WAYMARK_RUNTIME: 'fallback' } } : {}),
      files: given.broken ? HOSTILE : whole ? [] : WITHOUT_NETWORK.map((name) => `tests/e2e/${name}.spec.ts`),
      breaks: NO_WALLS,
      within: [...network, 'sh'],
    });
    const bytes = sent() - quiet;
    return {
      runs: tests,
      failures: [
        // Of a broken program only what it sends tells that this test sees it.
        ...(given.broken ? [] : failures),
        ...(isCounting ? [] : ['what is sent is not counted here']),
        ...(bytes > 0 ? [`${bytes} bytes were sent`] : []),
      ],
      figures: { 'bytes sent': bytes },
    };
  },
};

const longUse: Fault = {
  name: 'long use',
  proves:
    'answering, searching, reading and bringing in for hours leaves no file open and the log of writes below 64 MB; measured over ten minutes or more, memory grows by no more than 50 MB an hour',
  // Seconds of use.
  runs: perLane(5, 30, 7200),
  broken: 'each call leaves a file open',
  run: async (given) => {
    const { failures, figures } = inWindows(given, {
      files: ['tests/e2e/long-use.spec.ts'],
      breaks: [
        {
          file: 'checked-calls',
          from: 'function parseInput(call,input){',
          to: 'function parseInput(call,input){require(`node:fs`).openSync(process.execPath);',
        },
      ],
      environment: { HARM_USE_SECONDS: String(given.runs) },
    });
    return { runs: given.runs, failures, figures };
  },
};

/** Tests in real windows; the program has to be built. */
export const WINDOW_FAULTS: readonly Fault[] = [
  ...[wildCalls, secondStarts, takenOver, leaks, silence, longUse],
];
