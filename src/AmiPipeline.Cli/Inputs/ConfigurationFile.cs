using AmiPipeline.Configuration;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Settings;

namespace AmiPipeline.Cli.Inputs;

/// <summary>A deployment's configuration, for the engines on one machine.</summary>
internal static class ConfigurationFile
{
    /// <summary>What the functions are told.</summary>
    /// <param name="path">The file; null for none: then nothing is out of bounds, and no role of another account is known.</param>
    /// <exception cref="UserErrorException">The file cannot be read or is not a configuration.</exception>
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
            throw UserErrorException.OfFile($"{path} is not a configuration:\n{refusal.Message}");
        }
    }
}
