export declare function findElectronRuntime(): string | null;
export declare const electronInstaller: string;
