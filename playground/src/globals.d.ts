/** Put in by the build. */
declare const KAIROS_VERSION: string;
