import AntdIcon from '@ant-design/icons/es/components/AntdIcon'
import type { ReactNode, Ref } from 'react'

type Draw = (props: Record<string, unknown>, ref: Ref<HTMLSpanElement>) => ReactNode

// antd's icons announce the English name of their drawing («inbox 导入»), and no setting of antd turns that off. Every
// icon of ours stands beside its words, so the one component behind all of them says nothing unless it is told to.
const icon = AntdIcon as unknown as { render?: Draw }
const draw = icon.render
if (draw !== undefined)
  icon.render = (props, ref) =>
    draw(
      'aria-label' in props
        ? props
        : { role: undefined, 'aria-label': undefined, 'aria-hidden': true, ...props },
      ref,
    )
