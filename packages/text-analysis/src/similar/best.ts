/** Keeps the numbers of the highest positive values among those offered: a heap whose root is the lowest kept. */
export class Best {
  private readonly numbers: number[] = []
  private readonly values: number[] = []

  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  private swap(one: number, other: number): void {
    const { numbers, values } = this
    const [number, value] = [numbers[one] as number, values[one] as number]
    numbers[one] = numbers[other] as number
    values[one] = values[other] as number
    numbers[other] = number
    values[other] = value
  }

  private rise(from: number): void {
    const { values } = this
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1
      if ((values[parent] as number) <= (values[at] as number)) return
      this.swap(at, parent)
      at = parent
    }
  }

  private sink(): void {
    const { values } = this
    for (let at = 0; ; ) {
      let lowest = at
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < values.length && (values[child] as number) < (values[lowest] as number)) lowest = child
      if (lowest === at) return
      this.swap(at, lowest)
      at = lowest
    }
  }

  /** What a value has to exceed to be kept. */
  floor = 0

  /** Keeps a number whose value is above the floor. */
  offer(number: number, value: number): void {
    const { numbers, values } = this
    if (values.length < this.most) {
      numbers.push(number)
      values.push(value)
      this.rise(values.length - 1)
    } else {
      numbers[0] = number
      values[0] = value
      this.sink()
    }
    if (values.length === this.most) this.floor = values[0] as number
  }

  /** The numbers kept, that of the highest value first. */
  sorted(): number[] {
    const { numbers, values } = this
    return numbers
      .map((number, at) => ({ number, value: values[at] as number }))
      .sort((a, b) => b.value - a.value)
      .map(({ number }) => number)
  }
}
