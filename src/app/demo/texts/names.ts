/** Parts of invented names; whoever bears one does so by chance. */
export const surnames = [
  ...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马方袁柳史唐薛雷贺倪汤罗毕郝安常于傅卞齐康伍余顾孟黄穆萧尹姚邵汪毛狄米贝明臧计成戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾路江童颜郭梅林钟徐邱骆高夏蔡田胡凌霍虞万柯卢莫房解应宗丁邓洪包左石崔吉龚程陆翁曲段焦侯伊宁甘武刘叶白蒲乔',
] as const
export const givenNames = [
  ...['雨桐', '子轩', '欣怡', '浩然', '诗涵', '宇航', '梦洁', '建国', '秀英', '桂兰', '志强', '丽华', '俊杰'],
  ...['婷婷', '海燕', '国庆', '晓东', '雪梅', '文博', '思琪', '嘉豪', '一鸣', '美玲', '永福', '春花', '佳宁'],
  ...['泽宇', '若曦', '明辉', '玉珍', '伟', '芳', '娜', '敏', '静', '强', '磊', '洋', '勇', '艳', '杰', '涛'],
] as const
export const englishNames = [
  ...[
    'Alice Moorfield',
    'Tom Harrowby',
    'Nadia Kessling',
    'Peter Lindqvast',
    'Grace Okonedo',
    'Marco Bellanti',
  ],
  ...[
    'Hannah Weirstone',
    'Yuki Tanabara',
    'Oliver Pennwick',
    'Sofia Almeyda',
    'Ben Castellow',
    'Ines Quarrel',
  ],
] as const
