/** A province on the map of tiles: its number (GB/T 2260), where its tile stands, and the words a unit's name is known by. */
export interface Province {
  readonly code: string
  readonly x: number
  readonly y: number
  readonly name: { readonly 'zh-CN': string; readonly en: string }
  /** What fits on its tile: two characters, or its two letters (GB/T 2260). */
  readonly short: { readonly 'zh-CN': string; readonly en: string }
  /** Its cities whose names stand for it. */
  readonly cities: readonly string[]
}

const province = (code: string, at: readonly [number, number], words: string): Province => {
  const [zh = '', en = '', letters = '', ...cities] = words.split(' ')
  const name = { 'zh-CN': zh, en: en.replace('_', ' ') }
  return { code, x: at[0], y: at[1], name, short: { 'zh-CN': zh.slice(0, 2), en: letters }, cities }
}

/** China in tiles, each about where it lies. */
export const provinces: readonly Province[] = [
  province('65', [0, 1], '新疆 Xinjiang XJ 乌鲁木齐'),
  province('54', [0, 3], '西藏 Tibet XZ 拉萨'),
  province('63', [1, 2], '青海 Qinghai QH 西宁'),
  province('62', [2, 2], '甘肃 Gansu GS 兰州'),
  province('64', [3, 2], '宁夏 Ningxia NX 银川'),
  province('15', [5, 1], '内蒙古 Inner_Mongolia NM 呼和浩特 包头 鄂尔多斯'),
  province('23', [8, 0], '黑龙江 Heilongjiang HL 哈尔滨 大庆'),
  province('22', [8, 1], '吉林 Jilin JL 长春'),
  province('21', [7, 1], '辽宁 Liaoning LN 沈阳 大连'),
  province('11', [6, 1], '北京 Beijing BJ'),
  province('12', [6, 2], '天津 Tianjin TJ'),
  province('13', [5, 2], '河北 Hebei HE 石家庄 唐山 保定'),
  province('14', [4, 2], '山西 Shanxi SX 太原'),
  province('37', [7, 2], '山东 Shandong SD 济南 青岛 烟台'),
  province('61', [3, 3], '陕西 Shaanxi SN 西安'),
  province('41', [5, 3], '河南 Henan HA 郑州 洛阳'),
  province('32', [7, 3], '江苏 Jiangsu JS 南京 苏州 无锡 常州 南通 徐州'),
  province('34', [6, 3], '安徽 Anhui AH 合肥 芜湖'),
  province('31', [8, 3], '上海 Shanghai SH'),
  province('51', [2, 4], '四川 Sichuan SC 成都 绵阳'),
  province('50', [3, 4], '重庆 Chongqing CQ'),
  province('42', [5, 4], '湖北 Hubei HB 武汉 宜昌'),
  province('43', [5, 5], '湖南 Hunan HN 长沙 株洲'),
  province('36', [6, 4], '江西 Jiangxi JX 南昌 赣州'),
  province('33', [7, 4], '浙江 Zhejiang ZJ 杭州 宁波 温州 嘉兴 金华 绍兴'),
  province('35', [7, 5], '福建 Fujian FJ 福州 厦门 泉州'),
  province('53', [2, 5], '云南 Yunnan YN 昆明'),
  province('52', [3, 5], '贵州 Guizhou GZ 贵阳'),
  province('45', [4, 6], '广西 Guangxi GX 南宁 桂林'),
  province('44', [5, 6], '广东 Guangdong GD 广州 深圳 佛山 东莞 珠海 惠州 中山'),
  province('46', [5, 7], '海南 Hainan HI 海口 三亚'),
  province('71', [8, 5], '台湾 Taiwan TW 台北'),
  province('81', [6, 6], '香港 Hong_Kong HK'),
  province('82', [6, 7], '澳门 Macao MO'),
]

/** The large regions that companies are cut into, as the provinces each holds. */
const regions: readonly (readonly [words: string, codes: string])[] = [
  ['华北', '11 12 13 14 15'],
  ['东北', '21 22 23'],
  ['华东', '31 32 33 34 35 36 37'],
  ['华中', '41 42 43'],
  ['华南', '44 45 46'],
  ['西南', '50 51 52 53 54'],
  ['西北', '61 62 63 64 65'],
]

/** The provinces that a unit's name says: one by its name or a city, those of a large region; none where it names none, or several. */
export function provincesOf(unitName: string): readonly Province[] {
  const named = provinces.filter(({ name }) => unitName.includes(name['zh-CN']))
  const inCity = provinces.filter(({ cities }) => cities.some((city) => unitName.includes(city)))
  const found = named.length > 0 ? named : inCity
  if (found.length > 0) return found.length === 1 ? found : []
  const region = regions.find(([words]) => unitName.includes(words))
  const codes = region?.[1].split(' ') ?? []
  return provinces.filter(({ code }) => codes.includes(code))
}
