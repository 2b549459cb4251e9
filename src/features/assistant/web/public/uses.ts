import { useRead } from '#platform/web/api.ts'
import { readUses } from '../../contract.ts'
import type { Use } from '../../domain/uses.ts'

/** What of the services outside is set up; nothing as long as that is not known. */
export function useExternalModels() {
  const { uses = [], hearsSpeech = false } = useRead(readUses, {}, {}).data ?? {}
  return { offers: (use: Use) => uses.includes(use), hearsSpeech }
}
