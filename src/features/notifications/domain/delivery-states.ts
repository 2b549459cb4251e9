import { mailStates } from './mail-states.ts'

/** How far something that is told has come. `quiet`: it waits for the end of its reader's quiet hours; `gathered`: it waits for their digest. */
export const deliveryStates = [...mailStates, 'quiet', 'gathered'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/**
 * Why a mail or a browser was spared: it was read in the application, its matter was closed to its reader, lies beyond their reach, is over or with somebody else now, they
 * want no more of its kind, another message tells it, too, or they work here no more.
 */
export const sparedFor = [
  'READ',
  'CLOSED',
  'BEYOND',
  'OVER',
  'PASSED_ON',
  'UNWANTED',
  'GATHERED',
  'GONE',
] as const
export type SparedFor = (typeof sparedFor)[number]
