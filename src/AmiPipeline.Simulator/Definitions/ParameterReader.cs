namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads parameters of Systems Manager, those of AWS itself too, whose names nobody else can put.</summary>
internal static class ParameterReader
{
    public static void Read(StrictObject json, AccountSettings settings)
    {
        var versions = json.Objects("versions").ConvertAll(ReadVersion);
        var parameter = new Parameter
        {
            Name = json.Required("name"),
            Type = json.OneOf("type", "String", "String", "StringList", "SecureString"),
            Tier = json.OneOf("tier", "Standard", "Standard", "Advanced"),
            Tags = json.Map("tags"),
            Versions = versions.Count > 0 ? versions : [Version(json, 1)],
        };
        if (!settings.Parameters.TryAdd(parameter.Name, parameter))
        {
            throw json.At("name", $"\"{parameter.Name}\" is there twice.");
        }

        json.End();
    }

    private static ParameterVersion ReadVersion(StrictObject json)
    {
        var version = Version(json, json.RequiredNumber("version"));
        json.End();
        return version;
    }

    private static ParameterVersion Version(StrictObject json, int number) => new(
        number, json.Required("value"), json.OneOf("dataType", "text", "text", Parameter.ImageType), json.Time("modified") ?? AccountReader.Beginning)
    {
        Description = json.Text("description"),
        Labels = json.Texts("labels"),
        AllowedPattern = json.Text("allowedPattern"),
        KeyId = json.Text("keyId"),
    };
}
