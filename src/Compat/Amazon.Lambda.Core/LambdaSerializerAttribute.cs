namespace Amazon.Lambda.Core;

/// <summary>Names the serializer of a function (on its method) or of every function of an assembly.</summary>
/// <param name="serializerType">A type that implements <see cref="ILambdaSerializer"/>; Lambda refuses any other.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly)]
public sealed class LambdaSerializerAttribute(Type serializerType) : Attribute
{
    /// <summary>The serializer's type.</summary>
    public Type SerializerType { get; set; } = serializerType;
}
