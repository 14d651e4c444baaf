using System.Text;
using AmiPipeline.Configuration;
using AmiPipeline.Infra.Options;

namespace AmiPipeline.Infra.Packaging;

/// <summary>The functions' code, ready to be deployed.</summary>
/// <param name="Package">The path of the zip.</param>
/// <param name="IsForArm">Whether the executable in it is for arm64; otherwise it is for x86_64.</param>
internal sealed record FunctionCode(string Package, bool IsForArm)
{
    /// <summary>Packs an executable with its configuration. What it was built for counts, not the machine that deploys it.</summary>
    /// <param name="package">The zip's path; a file there is replaced.</param>
    /// <param name="path">The executable's path, for the message.</param>
    /// <param name="executable">The executable.</param>
    /// <param name="configuration">The configuration that the functions read.</param>
    /// <exception cref="DeploymentFaultException">Lambda could not start the executable.</exception>
    public static FunctionCode Pack(string package, string path, byte[] executable, string configuration)
    {
        var isForArm = ExecutableFile.IsForArm(executable, path);
        FunctionPackage.Write(package, executable, new Dictionary<string, byte[]> { [DeploymentConfiguration.FileName] = Encoding.UTF8.GetBytes(configuration) });
        return new FunctionCode(package, isForArm);
    }
}
