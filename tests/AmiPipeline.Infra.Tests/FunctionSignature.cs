using System.Reflection;
using AmiPipeline.Functions.Catalog;

namespace AmiPipeline.Infra.Tests;

/// <summary>What a function takes and gives: the one way to look is the type of its HandleAsync.</summary>
internal sealed record FunctionSignature(Type Input, Type Output)
{
    public static FunctionSignature Of(string functionName)
    {
        var handle = typeof(FunctionCatalog).Assembly.GetExportedTypes().Single(type => type.Name == $"{functionName}Function").GetMethod("HandleAsync")!;
        return new FunctionSignature(handle.GetParameters()[0].ParameterType, handle.ReturnType.GetGenericArguments()[0]);
    }

    /// <summary>What the input is made of: its constructor's parameters.</summary>
    public IEnumerable<ParameterInfo> Parameters => Input.GetConstructors().Single(constructor => constructor.GetParameters() is not [{ } only] || only.ParameterType != Input).GetParameters();
}
