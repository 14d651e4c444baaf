namespace AmiPipeline.StatesLanguage.Loading;

/// <summary>QueryLanguage, of a machine or of a state.</summary>
internal static class LanguageField
{
    public static void Read(FieldReader fields)
    {
        if (fields.String("QueryLanguage") is { } language and not "JSONPath")
        {
            fields.Fault("QueryLanguage", $"The QueryLanguage {language} is not supported: only JSONPath is.");
        }
    }
}
