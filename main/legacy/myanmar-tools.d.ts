declare module 'myanmar-tools' {
  interface Detector {
    /** From 0 (Unicode) to 1 (Zawgyi); -Infinity where the text has nothing Burmese. */
    getZawgyiProbability(text: string): number;
  }
  interface Converter {
    zawgyiToUnicode(text: string): string;
    unicodeToZawgyi(text: string): string;
  }
  const tools: {
    readonly ZawgyiDetector: new () => Detector;
    readonly ZawgyiConverter: new () => Converter;
  };
  export default tools;
}
