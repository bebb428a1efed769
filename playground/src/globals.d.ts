/** Put in by the build. */
declare const __KAIROS_VERSION__: string;
