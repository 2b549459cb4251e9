import { createContext, useContext } from 'react'
import type { RailStep } from './rail-steps.ts'

/** The rail of the signed-in person, for whoever leads to its pages by another way. */
export const RailContext = createContext<readonly RailStep[]>([])

/** What this person may open, in the order of the rail. */
export const useRail = (): readonly RailStep[] => useContext(RailContext)
