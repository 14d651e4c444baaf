using System.Collections;
using System.Runtime.CompilerServices;
using AmiPipeline.Simulator.World;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

public sealed class InventoryTests
{
    /// <summary>A kind of resource that comes later must be in the inventory, so that what is left of it is seen.</summary>
    [Fact]
    public void Inventory_HasEveryKindOfResourceOfARegion()
    {
        var region = new Region("us-east-1");
        var kinds = typeof(Region).GetProperties()
            .Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Dictionary<,>))
            .Where(property => property.PropertyType.GenericTypeArguments[1].IsSubclassOf(typeof(Resource)))
            .ToList();
        foreach (var kind in kinds)
        {
            ((IDictionary)kind.GetValue(region)!).Add("one", RuntimeHelpers.GetUninitializedObject(kind.PropertyType.GenericTypeArguments[1]));
        }

        Assert.True(kinds.Count >= 8);
        Assert.Equal(kinds.Select(kind => kind.PropertyType.GenericTypeArguments[1]).ToHashSet(), region.AllResources.Select(resource => resource.GetType()).ToHashSet());
    }
}
