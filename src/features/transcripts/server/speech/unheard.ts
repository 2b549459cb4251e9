import type { ReadingFault } from '../../domain/attachment.ts'

/** Thrown for a recording that cannot be heard, with the reason. */
export class Unheard extends Error {
  readonly fault: ReadingFault
  constructor(fault: ReadingFault, cause?: unknown) {
    super(`This recording cannot be heard: ${fault}`, { cause })
    this.fault = fault
  }
}
