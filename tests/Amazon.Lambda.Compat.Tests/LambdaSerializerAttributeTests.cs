using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Xunit;

namespace Amazon.Lambda.Compat.Tests;

public sealed class LambdaSerializerAttributeTests
{
    [Fact]
    public void Attribute_OfASerializer_NamesItsType()
    {
        var attribute = new LambdaSerializerAttribute(typeof(SourceGeneratorLambdaJsonSerializer<TicketJsonContext>));

        Assert.True(attribute.SerializerType.IsAssignableTo(typeof(ILambdaSerializer)));
    }

    [Theory]
    [InlineData(typeof(ILambdaContext), "Amazon.Lambda.Core")]
    [InlineData(typeof(JsonSerializerException), "Amazon.Lambda.Serialization.SystemTextJson")]
    [InlineData(typeof(TestUtilities.TestLambdaContext), "Amazon.Lambda.TestUtilities")]
    public void Types_LiveInAnAssemblyNamedAsTheirPackage(Type type, string package)
    {
        Assert.Equal(package, type.Assembly.GetName().Name);
        Assert.Equal(package, type.Namespace);
    }
}
