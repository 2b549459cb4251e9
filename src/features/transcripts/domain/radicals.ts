// Unicode gives no equivalents for these forms; fonts name them all the same.
const simplified: Readonly<Record<string, string>> = {
  ...{
    '⺁': '厂',
    '⺟': '母',
    '⺠': '民',
    '⻁': '虎',
    '⻄': '西',
    '⻅': '见',
    '⻆': '角',
    '⻉': '贝',
    '⻋': '车',
  },
  ...{
    '⻓': '长',
    '⻔': '门',
    '⻘': '青',
    '⻙': '韦',
    '⻚': '页',
    '⻛': '风',
    '⻜': '飞',
    '⻝': '食',
    '⻢': '马',
  },
  ...{
    '⻣': '骨',
    '⻤': '鬼',
    '⻥': '鱼',
    '⻦': '鸟',
    '⻧': '卤',
    '⻨': '麦',
    '⻩': '黄',
    '⻬': '齐',
    '⻮': '齿',
  },
  ...{ '⻰': '龙', '⻳': '龟' },
}

/** A PDF often names the radical (⼆, ⻚) that looks like the sign it means (二, 页). */
export const wholeSigns = (text: string): string =>
  text.replace(/[\u2e80-\u2fdf]/g, (sign) => simplified[sign] ?? sign.normalize('NFKC'))
