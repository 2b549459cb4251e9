// Loaded before Huixiang by `node --import`: on SIGUSR2 this process's wall clock jumps by TEST_CLOCK_JUMP_MS, as a machine's
// does when somebody sets it. Clocks that only go forward (performance.now, timers) are left alone, as on a real machine.
const jump = Number(process.env.TEST_CLOCK_JUMP_MS)
const TrueDate = Date
let shift = 0
process.on('SIGUSR2', () => {
  shift = jump
})

class JumpingDate extends TrueDate {
  constructor(...given: [] | [number]) {
    if (given.length === 0) super(TrueDate.now() + shift)
    else super(...given)
  }

  static override now(): number {
    return TrueDate.now() + shift
  }
}

globalThis.Date = JumpingDate as DateConstructor
