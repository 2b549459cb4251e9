import type { ReadingFault } from '../../domain/attachment.ts'

/** Thrown when an attachment cannot be read for a reason that people are told. */
export class Unreadable extends Error {
  readonly fault: ReadingFault
  constructor(fault: ReadingFault, cause?: unknown) {
    super(`An attachment cannot be read: ${fault}`, { cause })
    this.fault = fault
  }
}
