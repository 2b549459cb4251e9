import { z } from 'zod'

/** Identifier of every row: a UUID, version 7 where we make it, so that it sorts by age. */
export const id = z.uuid()

/** A moment on the wire: ISO 8601 in UTC with milliseconds. */
export const moment = z.iso.datetime({ offset: true })

/** A calendar day on the wire: `2026-11-21`. */
export const day = z.iso.date()
