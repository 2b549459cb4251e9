/** What one run of one workload says. Times in milliseconds; the floor is the reference measured in the same run. */
export interface BenchLine {
  readonly workload: string
  /** Operations a second: the median of the rounds. */
  readonly ops: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly floor: {
    readonly ops: number
    /** Transactions a second of pgbench with the same statements, where it is installed. */
    readonly pgbench?: number
  }
  /** The median of the rounds' own ratios: what disturbed the machine disturbed both sides of a round. */
  readonly ratio: number
  readonly tickets: number
  /** How long the run took once its tickets were loaded, servers started and stopped included. */
  readonly seconds?: number
  /** Of figures: how many voices lie in three years. */
  readonly voices?: number
  /** Of dashboards: the worst 95th percentile among all of them, and among drills; each by name; and how long the raw rows took. */
  readonly worstBoardP95?: number
  readonly worstDrillP95?: number
  readonly boards?: Readonly<Record<string, Times>>
  /** Of dashboards that each reader asks for a unit of their own: the worst 95th percentile, and each by name. */
  readonly worstUnitBoardP95?: number
  readonly unitBoards?: Readonly<Record<string, Times>>
  readonly drills?: Readonly<Record<string, Times>>
  readonly rawMs?: Readonly<Record<string, number>>
  /** Of dashboards: bytes on disk for each voice, with indexes; `share` is that of facts and sums in the raw rows. */
  readonly bytesPerVoice?: {
    readonly raw: number
    readonly facts: number
    readonly sums: number
    readonly share: number
  }
  /** Of intake with sums: what keeping them takes of its throughput and of its processor time, and how much of that a voice. */
  readonly sumsCost?: {
    readonly ofThroughput: number
    readonly ofProcessorTime: number
    readonly processorMs: number
  }
  /** Of a burst: the 95th percentile of the inbox before it, in milliseconds. */
  readonly calmP95?: number
  /** Of a burst: milliseconds of processor time of a voice, of dashboards: of each, in the house's processes and, where it runs here, in the database's. */
  readonly processorMs?: { readonly house: number; readonly database: number | null }
  /** Of similar texts: how much memory the index takes. */
  readonly mebibytes?: number
  /** Of the analysis: how long reading the weights that ship took, before anything else was read. */
  readonly loadMs?: number
  /** Of the analysis: texts of 370 units a second. */
  readonly at370?: number
  /** The same where labels are learnt from examples, and each says which phrases decided. */
  readonly taughtAt370?: number
  /** Of the analysis: the 99th percentile of texts of 2,000 units, in milliseconds. */
  readonly p99At2000?: number
}

/** The 50th and 95th percentile of server time, in milliseconds. */
export interface Times {
  readonly p50: number
  readonly p95: number
}

/** What a stretch of load measured: operations a second and the time of each. */
export interface Measured {
  readonly ops: number
  readonly times: readonly number[]
}

/** The value below which a share of the sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((one, other) => one - other),
    0.5,
  )

export const hundredths = (value: number) => Math.round(value * 100) / 100

/** Joins the rounds of a workload and its floor into a line. */
export function lineOf(
  about: { workload: string; tickets: number; pgbench?: number | undefined },
  rounds: readonly { house: Measured; floor: Measured }[],
): BenchLine {
  const { workload, tickets, pgbench } = about
  const times = rounds.flatMap(({ house }) => house.times).toSorted((one, other) => one - other)
  return {
    workload,
    ops: Math.round(median(rounds.map(({ house }) => house.ops))),
    p50: hundredths(quantile(times, 0.5)),
    p95: hundredths(quantile(times, 0.95)),
    p99: hundredths(quantile(times, 0.99)),
    floor: {
      ops: Math.round(median(rounds.map(({ floor }) => floor.ops))),
      ...(pgbench === undefined ? {} : { pgbench: Math.round(pgbench) }),
    },
    ratio: hundredths(median(rounds.map(({ house, floor }) => house.ops / floor.ops))),
    tickets,
  }
}
