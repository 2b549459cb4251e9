import { App, Input } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './confirm-danger.css'

/** What is about to be lost, and the verb that does it. With `word`, it must be typed first. */
export interface Danger {
  readonly title: string
  readonly consequence: ReactNode
  readonly verb: string
  readonly word?: string
}

/** Asks before something that cannot be taken back; resolves to whether to go on. */
export function useConfirmDanger(): (danger: Danger) => Promise<boolean> {
  const { modal } = App.useApp()
  const { t } = useTranslation('platform')
  return (danger) =>
    new Promise((resolve) => {
      const { word } = danger
      const dialogue = modal.confirm({
        title: danger.title,
        content: (
          <div className="hx-danger">
            <p>{danger.consequence}</p>
            {word !== undefined && (
              <Input
                aria-label={t('confirm.typeToConfirm', { word })}
                placeholder={t('confirm.typeToConfirm', { word })}
                onChange={(event) =>
                  dialogue.update({
                    okButtonProps: { danger: true, disabled: event.target.value.trim() !== word },
                  })
                }
              />
            )}
          </div>
        ),
        okText: danger.verb,
        cancelText: t('confirm.cancel'),
        okButtonProps: { danger: true, disabled: word !== undefined },
        // What cannot be undone is not what Enter does by accident.
        autoFocusButton: 'cancel',
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      })
    })
}
