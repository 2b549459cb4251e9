import { mailStates } from './mail-states.ts'

/**
 * How far something that is told has come. `quiet`: it waits for the end of its reader's quiet hours; `gathered`: it waits for their digest;
 * `spared`: it was not needed any more when its time came.
 */
export const deliveryStates = [...mailStates, 'quiet', 'gathered', 'spared'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/**
 * Why a browser was spared: it was read in the application, its matter was closed to its reader, they want no more of its kind, or another
 * message tells it, too.
 */
export const sparedFor = ['READ', 'CLOSED', 'UNWANTED', 'GATHERED'] as const
export type SparedFor = (typeof sparedFor)[number]
