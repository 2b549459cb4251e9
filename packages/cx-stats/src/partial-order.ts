type Part = { from: number; to: number; first: number; last: number }

/**
 * Orders values in place just so far that the places asked for hold what they would hold in full order, and gives those: Singleton's quicksort that
 * leaves out the parts nobody asks for. It takes the places to be given in rising order; R's stl gives it the two middle ones falling, and its
 * robust weights are then now and then those of a neighbour. Who wants its figures needs this very order.
 * Source: Singleton, Communications of the ACM 12 (1969) 185; Cleveland and others, netlib, a/stl.
 */
export function partialOrder(values: Float64Array, places: readonly number[]): number[] {
  const waiting: Part[] = []
  let part: Part | undefined = { from: 0, to: values.length - 1, first: 0, last: places.length - 1 }
  while (part !== undefined) {
    const { from, to } = part
    if (to - from > 10 || (from === 0 && to > 0)) part = narrowed(values, part, { places, waiting })
    else {
      if (from > 0) inserted(values, from, to)
      part = next(waiting)
    }
  }
  return places.map((place) => values[place] as number)
}

function next(waiting: Part[]): Part | undefined {
  let part = waiting.pop()
  while (part !== undefined && part.first > part.last) part = waiting.pop()
  return part
}

type Search = { readonly places: readonly number[]; readonly waiting: Part[] }

/** Splits a part in two, goes on with the smaller and lets the larger wait; places of one are no business of the other. */
function narrowed(values: Float64Array, part: Part, { places, waiting }: Search): Part | undefined {
  const { from, to } = part
  let { first, last } = part
  const [left, right] = split(values, from, to)
  const goesLeft = left - from <= to - right
  const later = goesLeft ? { ...part, from: right } : { ...part, to: left }
  waiting.push(later)
  if (goesLeft) while (first <= last && (places[last] as number) > left) last--
  else while (first <= last && (places[first] as number) < right) first++
  if (first > last) return next(waiting)
  if (goesLeft) later.first = last + 1
  else later.last = first - 1
  return goesLeft ? { from, to: left, first, last } : { from: right, to, first, last }
}

/** Values up to the left end are no larger, those from the right one no smaller, than the median of first, middle and last. */
function split(values: Float64Array, from: number, to: number): readonly [left: number, right: number] {
  const at = (place: number) => values[place] as number
  const swap = (one: number, other: number) => {
    const kept = at(one)
    values[one] = at(other)
    values[other] = kept
  }
  // Places count from 1 where this order comes from, and halves are cut off there.
  const middle = Math.floor((from + to + 2) / 2) - 1
  if (at(from) > at(middle)) swap(from, middle)
  if (at(to) < at(middle)) {
    swap(to, middle)
    if (at(from) > at(middle)) swap(from, middle)
  }
  const pivot = at(middle)
  let [left, right] = [to, from]
  for (;;) {
    do left--
    while (at(left) > pivot)
    do right++
    while (at(right) < pivot)
    if (right > left) return [left, right]
    swap(left, right)
  }
}

// Never reaches below `from`: what lies before it is no larger than anything in it.
function inserted(values: Float64Array, from: number, to: number): void {
  for (let place = from; place < to; place++) {
    const value = values[place + 1] as number
    let k = place
    while ((values[k] as number) > value) {
      values[k + 1] = values[k] as number
      k--
    }
    values[k + 1] = value
  }
}
