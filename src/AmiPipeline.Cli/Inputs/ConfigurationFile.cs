using AmiPipeline.Configuration;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Settings;

namespace AmiPipeline.Cli.Inputs;

/// <summary>A deployment's configuration, for the engines on one machine.</summary>
internal static class ConfigurationFile
{
    /// <summary>The functions' settings.</summary>
    /// <param name="path">The file; null for none: no guardrails, and no role of another account.</param>
    /// <exception cref="UserErrorException">The file can't be read or is not a configuration.</exception>
    public static FunctionSettings Read(string? path)
    {
        if (path is null)
        {
            return new FunctionSettings();
        }

        var json = InputFile.Read(path, "a configuration", "Name a deployment's configuration, such as deployment.json.");
        try
        {
            return new FunctionSettings { Configuration = ConfigurationReader.Read(json) };
        }
        catch (ConfigurationRefusedException refusal)
        {
            throw UserErrorException.ForFile($"{path} is not a configuration:\n{refusal.Message}");
        }
    }
}
