package io.jenkins.plugins.eksdelivery.runner.script;

import com.cloudbees.groovy.cps.Block;
import com.cloudbees.groovy.cps.Builder;
import com.cloudbees.groovy.cps.LValueBlock;
import com.cloudbees.groovy.cps.MethodLocation;

/** Builds the program of a method as groovy-cps does, but an assignment has a value and a boolean operator gives a boolean. */
@SuppressWarnings("unused") // called by the transformed scripts
public final class PipelineBlocks extends Builder {

    public PipelineBlocks(MethodLocation location) {
        super(location);
    }

    @Override
    public Block logicalAnd(int line, Block left, Block right) {
        return super.logicalAnd(line, left, new BooleanBlock(right));
    }

    @Override
    public Block logicalOr(int line, Block left, Block right) {
        return super.logicalOr(line, left, new BooleanBlock(right));
    }

    @Override
    public Block assign(int line, LValueBlock left, Block right) {
        return super.assign(line, new ValuedAssignment(left), right);
    }

    @Override
    public Block plusEqual(int line, LValueBlock left, Block right) {
        return super.plusEqual(line, new ValuedAssignment(left), right);
    }

    @Override
    public Block minusEqual(int line, LValueBlock left, Block right) {
        return super.minusEqual(line, new ValuedAssignment(left), right);
    }

    @Override
    public Block multiplyEqual(int line, LValueBlock left, Block right) {
        return super.multiplyEqual(line, new ValuedAssignment(left), right);
    }

    @Override
    public Block divEqual(int line, LValueBlock left, Block right) {
        return super.divEqual(line, new ValuedAssignment(left), right);
    }

    @Override
    public Block intdivEqual(int line, LValueBlock left, Block right) {
        return super.intdivEqual(line, new ValuedAssignment(left), right);
    }

    @Override
    public Block modEqual(int line, LValueBlock left, Block right) {
        return super.modEqual(line, new ValuedAssignment(left), right);
    }

    @Override
    public Block powerEqual(int line, LValueBlock left, Block right) {
        return super.powerEqual(line, new ValuedAssignment(left), right);
    }

    @Override
    public Block leftShiftEqual(int line, LValueBlock left, Block right) {
        return super.leftShiftEqual(line, new ValuedAssignment(left), right);
    }

    @Override
    public Block rightShiftEqual(int line, LValueBlock left, Block right) {
        return super.rightShiftEqual(line, new ValuedAssignment(left), right);
    }

    @Override
    public Block rightShiftUnsignedEqual(int line, LValueBlock left, Block right) {
        return super.rightShiftUnsignedEqual(line, new ValuedAssignment(left), right);
    }

    @Override
    public Block bitwiseAndEqual(int line, LValueBlock left, Block right) {
        return super.bitwiseAndEqual(line, new ValuedAssignment(left), right);
    }

    @Override
    public Block bitwiseOrEqual(int line, LValueBlock left, Block right) {
        return super.bitwiseOrEqual(line, new ValuedAssignment(left), right);
    }

    @Override
    public Block bitwiseXorEqual(int line, LValueBlock left, Block right) {
        return super.bitwiseXorEqual(line, new ValuedAssignment(left), right);
    }
}
