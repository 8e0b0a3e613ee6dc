/** For tools that read no .vue files, such as the typed lint rules; vue-tsc sees the components themselves. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent;
  export default component;
}
