import { VList } from 'virtua/vue';
import { createApp, h } from 'vue';

/** The least a list of contacts can be: their names in rows of the table's height, and nothing else. Runs in the browser. */
const rows = Reflect.get(window, 'benchData') as readonly (readonly string[])[];
const List = VList<readonly string[]>;

createApp(() =>
  h(
    List,
    { data: rows as (readonly string[])[], itemSize: 48, style: { height: '100vh' }, role: 'list' },
    {
      default: ({ item, index }: { item: readonly string[]; index: number }) => [
        h('p', { key: index }, item[0]),
      ],
    },
  ),
).mount('#app');
