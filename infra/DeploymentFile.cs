using AmiPipeline.Infra.Options;

namespace AmiPipeline.Infra;

/// <summary>A file that the deployer names.</summary>
internal static class DeploymentFile
{
    /// <summary>Its content.</summary>
    /// <param name="path">The path as it was given.</param>
    /// <param name="root">What a relative path starts from. Default: the current folder.</param>
    /// <exception cref="DeploymentFaultException">It cannot be read.</exception>
    public static byte[] Read(string path, string root = "")
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(root, path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DeploymentFaultException($"{path} cannot be read: {error.Message}");
        }
    }
}
