namespace AmiPipeline.StatesLanguage.Errors;

/// <summary>A state cannot continue with the data it has; it fails with this error name and cause.</summary>
internal sealed class StateFaultException(string error, string cause) : Exception(cause)
{
    public string Error => error;

    public static StateFaultException Runtime(string cause) => new(ErrorNames.Runtime, cause);
}
