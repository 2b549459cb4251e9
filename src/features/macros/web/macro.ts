import type { CallerInput, CallerReply } from '#platform/contract/endpoint.ts'
import type { addMacro, listMacros, previewMacro } from '../contract.ts'

export type Macro = CallerReply<typeof listMacros>['macros'][number]
export type Steps = Macro['steps']
export type StepsInput = CallerInput<typeof addMacro>['steps']
export type Preview = CallerReply<typeof previewMacro>
