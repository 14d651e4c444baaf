using System.Xml.Linq;
using Xunit;

namespace AmiPipeline.House.Tests;

/// <summary>Which project may know which: nothing that ships to Lambda reaches the simulator or the engine.</summary>
public sealed class ArrowsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["AmiPipeline"] = [],
        ["AmiPipeline.Functions"] = ["AmiPipeline"],
        ["AmiPipeline.Simulator"] = [],
        ["AmiPipeline.StatesLanguage"] = [],
        ["AmiPipeline.StepFunctions"] = ["AmiPipeline.StatesLanguage"],
        ["AmiPipeline.StateMachine"] = ["AmiPipeline"],
        ["AmiPipeline.Infra"] = ["AmiPipeline", "AmiPipeline.StateMachine"],
        ["AmiPipeline.Examples.CdkApp"] = ["AmiPipeline.Infra"],
        ["AmiPipeline.Reports"] = ["AmiPipeline", "AmiPipeline.Functions", "AmiPipeline.StatesLanguage"],
        ["AmiPipeline.ReportFunction"] = ["AmiPipeline", "AmiPipeline.Functions", "AmiPipeline.Reports"],
        ["AmiPipeline.Engines"] = ["AmiPipeline", "AmiPipeline.Functions", "AmiPipeline.Reports", "AmiPipeline.StatesLanguage", "AmiPipeline.StepFunctions", "AmiPipeline.Simulator"],
        ["AmiPipeline.Exploration"] = ["AmiPipeline.Engines", "AmiPipeline.Functions", "AmiPipeline.StatesLanguage", "AmiPipeline.Simulator"],
        ["AmiPipeline.Cli"] = ["AmiPipeline", "AmiPipeline.Engines", "AmiPipeline.Exploration", "AmiPipeline.Functions", "AmiPipeline.Reports", "AmiPipeline.StatesLanguage", "AmiPipeline.Simulator"],
        ["Amazon.Lambda.Core"] = [],
        ["Amazon.Lambda.RuntimeSupport"] = ["Amazon.Lambda.Core"],
        ["Amazon.Lambda.Serialization.SystemTextJson"] = ["Amazon.Lambda.Core"],
        ["Amazon.Lambda.TestUtilities"] = ["Amazon.Lambda.Core"],
        ["AWSSDK.AutoScaling"] = [],
        ["AWSSDK.StepFunctions"] = [],
    };

    [Fact]
    public void Projects_ReferenceOnlyWhatTheirArrowsAllow()
    {
        var faults = from path in Repository.Files(".csproj")
                     where !path.StartsWith("tests/", StringComparison.Ordinal)
                     let name = Path.GetFileNameWithoutExtension(path)
                     from reference in References(path)
                     where !Allowed.TryGetValue(name, out var allowed) || !allowed.Contains(reference)
                     select $"{path} may not reference {reference}";

        Assert.Empty(faults);
    }

    [Fact]
    public void Projects_AreAllNamedInTheArrows()
    {
        var names = Repository.Files(".csproj")
            .Where(path => !path.StartsWith("tests/", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.Equal(Allowed.Keys.Order(), names.Order());
    }

    [Fact]
    public void Solution_HoldsEveryProject()
    {
        var solution = Repository.Read("AmiPipeline.sln").Replace('\\', '/');

        Assert.All(Repository.Files(".csproj"), path => Assert.Contains(path, solution, StringComparison.Ordinal));
    }

    [Fact]
    public void WhatShips_UsesNoPackageForTests() =>
        Assert.Empty(from path in Repository.Files(".csproj")
                     where !path.StartsWith("tests/", StringComparison.Ordinal)
                     from package in XDocument.Parse(Repository.Read(path)).Descendants().Where(element => element.Name.LocalName is "AwsPackage" or "PackageReference")
                     let name = package.Attribute("Include")!.Value
                     where name.Contains("Test", StringComparison.Ordinal)
                     select $"{path} uses {name}");

    private static IEnumerable<string> References(string project) =>
        XDocument.Parse(Repository.Read(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
}
