import type { Phrasebook } from './phrasebook.ts';

export const chinese: Phrasebook = {
  products: ['蓝印花长衫', '芥黄披肩', '手工皮鞋', '纯棉床罩', '银耳环', '亚麻衬衫'],
  scripts: [
    [
      '< 你好，{product}有{size}码吗？',
      '> {first}您好！有货，₹{price}，包邮。',
      '< 好的，我要一件',
      '> 请发一下收货地址。',
      '< @here',
      '> 收到，订单号 #{order}，今天发货。',
      '< 谢谢！',
    ],
    [
      '< 订单 #{order} 到哪里了？',
      '> 已经到{city}了，明天派送。单号：{tracking}',
      '< 明白了，谢谢',
      '> 不客气 😊',
    ],
    [
      '< 批发 50 件{product}什么价？',
      '> 50 件以上七五折。',
      '> @document wholesale-price-list.pdf | 批发价目表',
      '< 我看一下，明天回复您',
      '< @react 👌',
    ],
    ['< @image {slug} | 这个颜色还有吗？', '> 有的，还有靛蓝和米白。', '< 米白的', '> 好的，给您留一件。'],
  ],
  answers: {
    yes: ['好的', '可以', '没问题', '行，就这样'],
    noted: ['收到', '明白了', '好的，谢谢', '👌'],
    thanks: ['谢谢！', '非常感谢 🙏', '辛苦了'],
    question: ['什么时候能到？', '还有别的颜色吗？', '寄到{city}运费多少？'],
    more: ['我朋友也想买', '包装很漂亮'],
    photo: ['像这样的', '您看一下'],
  },
  openers: [
    '你好，{product}多少钱？',
    '订单 #{order} 有消息了吗？',
    '东西收到了，很喜欢 😊',
    '可以改一下收货地址吗？',
    '周五之前能寄到{city}吗？',
  ],
  cues: { photo: ['照片', '图片', '截图'], place: ['地址', '位置'], closing: ['谢谢', '不客气', '再见'] },
};
