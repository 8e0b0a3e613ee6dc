import { VList } from 'virtua/vue';
import { createApp, h } from 'vue';

/** The least a list can be: rows of plain text in the same virtual list, and nothing else. Runs in the browser. */
const texts = Reflect.get(window, 'benchData') as string[];
const List = VList<string>;

createApp(() =>
  h(
    List,
    { data: texts, style: { height: '100vh' }, role: 'list' },
    { default: ({ item, index }: { item: string; index: number }) => [h('p', { key: index }, item)] },
  ),
).mount('#app');
