import { App, Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { moveLabel } from '../contract.ts'
import { placeOf, type TreePlace } from '../domain/moves.ts'
import { type Label, useLabelName } from './public/labels.ts'

const undoSeconds = 10

/** Versions that this editor's own changes made, for what they do next before the tree has followed. */
export interface NewestVersions {
  of(label: Label): number
  note(labelId: string, version: number): void
}

export function useNewestVersions(): NewestVersions {
  const made = useRef(new Map<string, number>())
  return {
    of: ({ id, version }) => Math.max(version, made.current.get(id) ?? 0),
    note: (labelId, version) => void made.current.set(labelId, version),
  }
}

/** Moves labels, and offers to take each move back for a while. What is asked before the tree has followed the last move waits for it. */
export function useLabelMoves(all: readonly Label[], newest: NewestVersions) {
  const { t } = useTranslation('taxonomy')
  const { notification } = App.useApp()
  const nameOf = useLabelName()
  const { send } = useWrite(moveLabel)
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
  return async (label: Label, place: TreePlace): Promise<void> => {
    const deed = `${label.id} ${label.version}`
    if (asked.current === deed) return
    asked.current = deed
    if (await put(label, place)) offerUndo(label, placeOf(all, label))
    else asked.current = ''
  }
}
