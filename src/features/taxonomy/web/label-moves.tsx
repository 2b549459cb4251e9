import { App, Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { moveLabel } from '../contract.ts'
import { type Direction, placeAfterStep, placeOf, type TreePlace } from '../domain/moves.ts'
import { type Label, useLabelName } from './public/labels.ts'

const undoSeconds = 10

/** Versions that this editor's own changes made, for what they do next before the tree has followed. */
interface NewestVersions {
  of(label: Label): number
  note(labelId: string, version: number): void
}

function useNewestVersions(): NewestVersions {
  const made = useRef(new Map<string, number>())
  return {
    of: ({ id, version }) => Math.max(version, made.current.get(id) ?? 0),
    note: (labelId, version) => void made.current.set(labelId, version),
  }
}

/** How labels are moved, by mouse, key or button. */
export interface LabelMoves {
  readonly newest: NewestVersions
  /** Where a step takes a label among those in use; null where it takes it nowhere. */
  step(label: Label, direction: Direction): TreePlace | null
  put(label: Label, place: TreePlace): Promise<void>
}

/** Moves labels, and offers to take each move back for a while. What is asked before the tree has followed the last move waits for it. */
export function useLabelMoves(all: readonly Label[]): LabelMoves {
  const { t } = useTranslation('taxonomy')
  const { notification } = App.useApp()
  const nameOf = useLabelName()
  const { send } = useWrite(moveLabel)
  const newest = useNewestVersions()
  const asked = useRef('')
  const put = async (label: Label, place: TreePlace): Promise<boolean> => {
    const moved = await send({ labelId: label.id }, { version: newest.of(label), ...place })
    if (moved !== null) newest.note(label.id, moved.version)
    return moved !== null
  }
  const offerUndo = (label: Label, before: TreePlace) => {
    const takeBack = () => {
      notification.destroy(label.id)
      void put(label, before)
    }
    notification.success({
      key: label.id,
      duration: undoSeconds,
      placement: 'bottomRight',
      title: t('move.done', { name: nameOf(label) }),
      actions: (
        <Button size="small" onClick={takeBack}>
          {t('move.undo')}
        </Button>
      ),
    })
  }
  return {
    newest,
    step: (label, direction) => placeAfterStep(all, label, direction),
    put: async (label, place) => {
      const deed = `${label.id} ${label.version}`
      if (asked.current === deed) return
      asked.current = deed
      if (await put(label, place)) offerUndo(label, placeOf(all, label))
      else asked.current = ''
    },
  }
}
