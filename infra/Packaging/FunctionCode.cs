using System.Text;
using Amazon.CDK.AWS.Lambda;
using AmiPipeline.Configuration;
using AmiPipeline.Infra.Options;

namespace AmiPipeline.Infra.Packaging;

/// <summary>The functions' code, ready to be deployed.</summary>
/// <param name="Package">The path of the zip.</param>
/// <param name="IsForArm">Whether the executable in it is for arm64; otherwise it is for x86_64.</param>
/// <param name="ReportPackage">The path of the zip of the function that stores reports; null for none.</param>
internal sealed record FunctionCode(string Package, bool IsForArm, string? ReportPackage = null)
{
    /// <summary>The assembly that the runtime starts for the function that stores reports; its name without the extension is the handler's.</summary>
    public const string ReportAssembly = FunctionNames.StoreReport + ".dll";

    // The function is assemblies for any processor. This version of CDK has no name for the runtime yet, which AWS has since January 2026.
    /// <summary>The runtime of the function that stores reports.</summary>
    public static Runtime ReportRuntime => new("dotnet10", RuntimeFamily.DOTNET_CORE);

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

    /// <summary>The same, with the function that stores reports.</summary>
    /// <param name="package">The path of its zip; a file there is replaced.</param>
    /// <param name="folder">The folder that its publishing has left; null if the deployer gives none.</param>
    /// <exception cref="DeploymentFaultException">There is no such folder, or it has something else.</exception>
    public FunctionCode WithReports(string package, string? folder)
    {
        const string Right = "Give the folder that \"dotnet publish src/AmiPipeline.ReportFunction -c Release\" leaves.";
        if (folder is null)
        {
            throw new DeploymentFaultException($"The configuration has reports, but the function that stores them is not given. {Right}");
        }

        if (!File.Exists(Path.Combine(folder, ReportAssembly)))
        {
            throw new DeploymentFaultException($"{folder} has no {ReportAssembly}. {Right}");
        }

        FunctionPackage.WriteFolder(package, folder);
        return this with { ReportPackage = package };
    }
}
